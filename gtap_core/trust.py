"""How a client knows the server that it speaks TLS with, by its certificate's fingerprint or by a CA; TLS's errors."""

from __future__ import annotations

import hashlib
import hmac
import ssl

import attrs

from .errors import UsageError

# In a link, in the place of the certificate's fingerprint:
CA = "ca"  # a CA speaks for it
PLAIN = "plain"  # there is no TLS, though other machines are on the way


def told(error: BaseException | None) -> str:
    """What TLS, or the system, says of an error, in words; empty where neither says anything."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return error.verify_message.rstrip(".")
    if isinstance(error, ssl.SSLError):
        return (error.reason or "").lower().replace("_", " ")
    return error.strerror or "" if isinstance(error, OSError) else ""


@attrs.frozen
class Trust:
    """Whom to take for the server. `fingerprint`: SHA-256 of its certificate, in hex; without one a CA speaks for it.

    `ca`: a file of certificates; "": those of the system.
    """

    fingerprint: str = ""
    ca: str = ""

    def context(self) -> ssl.SSLContext:
        """TLS as a client speaks it. Raises UsageError for a CA that cannot be read."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.minimum_version = ssl.TLSVersion.TLSv1_3
        if self.fingerprint:
            context.check_hostname = False
            context.verify_mode = ssl.CERT_NONE  # `knows` is the check
            return context
        try:
            if self.ca:
                context.load_verify_locations(self.ca)
            else:
                context.load_default_certs()
        except OSError as error:
            raise UsageError(f"the CA's certificates in {self.ca} cannot be used: {told(error)}") from error
        return context

    def knows(self, certificate: bytes | None) -> bool:
        """Whether the peer's certificate is the server's; one that a CA spoke for was checked by the handshake."""
        if not self.fingerprint:
            return True
        return hmac.compare_digest(hashlib.sha256(certificate or b"").hexdigest(), self.fingerprint)
