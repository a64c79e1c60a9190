package io.github.registrysdk.core;

import org.jspecify.annotations.Nullable;

/**
 * A file was not published, because the registry has a package of the same name and version whose
 * content differs. A published package can't be changed: publish the file under another version.
 */
public final class VersionConflictException extends UploadException {
  private static final long serialVersionUID = 1L;

  VersionConflictException(CallReport report, String detail, @Nullable Throwable cause) {
    super(report, Reason.VERSION_CONFLICT, detail, cause);
  }
}
