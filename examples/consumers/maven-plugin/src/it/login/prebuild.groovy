import java.nio.file.Files
import java.nio.file.attribute.PosixFilePermissions

context.permissions = { name ->
  PosixFilePermissions.toString(Files.getPosixFilePermissions(new File(basedir, name).toPath()))
}
return // Any other result would mean that the script has failed.
