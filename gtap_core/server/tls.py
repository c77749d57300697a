"""The server's certificate: one of its own, made at the first start, or the owner's; and TLS 1.3 with it."""

from __future__ import annotations

import datetime
import fcntl
import hashlib
import os
import secrets
import ssl
from pathlib import Path

import attrs

from gtap_core.errors import UsageError
from gtap_core.trust import told

YEARS = 20  # a pinned certificate is replaced by a new link, not by a date


@attrs.frozen
class Certificate:
    """Where a certificate (a chain) and its key lie. `own`: clients pin it; else a CA speaks for it."""

    chain: Path
    key: Path
    own: bool = True

    def fingerprint(self) -> str:
        """SHA-256 of the certificate as it travels, in hex. Raises UsageError."""
        try:
            text = self.chain.read_text(encoding="ascii")
            first = text[text.index("-----BEGIN CERTIFICATE-----") :].partition("-----END CERTIFICATE-----")
            return hashlib.sha256(ssl.PEM_cert_to_DER_cert("".join(first[:2]))).hexdigest()
        except (OSError, ValueError) as error:
            raise UsageError(f"the certificate {self.chain} cannot be read: {error}") from error

    def context(self) -> ssl.SSLContext:
        """TLS as the server speaks it. Raises UsageError."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.minimum_version = ssl.TLSVersion.TLSv1_3
        context.num_tickets = 0  # no connection goes on with another one's keys
        try:
            context.load_cert_chain(self.chain, self.key)
        except OSError as error:
            why = told(error) or "they are not in PEM form"
            raise UsageError(f"the certificate {self.chain} with the key {self.key} cannot be used: {why}") from error
        return context


def kept(folder: Path) -> Certificate | None:
    """The certificate in a folder, where there is one."""
    certificate = Certificate(folder / "cert.pem", folder / "key.pem")
    return certificate if certificate.chain.exists() and certificate.key.exists() else None


def obtain(folder: Path) -> Certificate:
    """The certificate in a folder, made now where there is none. Raises UsageError."""
    certificate = Certificate(folder / "cert.pem", folder / "key.pem")
    try:
        folder.mkdir(parents=True, mode=0o700, exist_ok=True)
        lock = os.open(folder / "lock", os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX)  # of two servers that start, one makes it
            if kept(folder) is None:
                _make(certificate)
        finally:
            os.close(lock)
    except OSError as error:
        raise UsageError(f"the server's certificate cannot be kept in {folder}: {error.strerror}") from error
    return certificate


def _make(certificate: Certificate) -> None:
    try:
        from cryptography import x509
        from cryptography.hazmat.primitives import hashes, serialization
        from cryptography.hazmat.primitives.asymmetric import ec
        from cryptography.x509.oid import NameOID
    except ImportError:
        raise UsageError(
            "a server that other machines reach needs a certificate, and to make one the package cryptography: "
            "pip install 'gtap[serve]' (or bring a certificate: --tls-cert and --tls-key)"
        ) from None
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "gtap")])
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=365 * YEARS))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("gtap")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    secret = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    _write(certificate.key, secret, 0o600)
    _write(certificate.chain, made.public_bytes(pem), 0o644)


def _write(file: Path, content: bytes, mode: int) -> None:
    draft = file.with_name(f"{file.name}.{secrets.token_hex(4)}")
    with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as stream:
        stream.write(content)
    draft.replace(file)
