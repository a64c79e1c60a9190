import java.nio.file.Files
import java.nio.file.attribute.PosixFilePermissions

assert PosixFilePermissions.toString(Files.getPosixFilePermissions(new File(basedir, 'settings.xml').toPath())) == 'rw-------'
