"""A CA of one's own, and certificates that it speaks for."""

from __future__ import annotations

import datetime
import ipaddress
from pathlib import Path

import attrs
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID


@attrs.frozen
class Authority:
    """Its key, and its own certificate in a file."""

    certificate: x509.Certificate
    file: Path
    _key: ec.EllipticCurvePrivateKey

    @classmethod
    def found(cls, file: Path, name: str) -> Authority:
        """Make one."""
        key = ec.generate_private_key(ec.SECP256R1())
        certificate = (
            _draft(name, name, key).add_extension(x509.BasicConstraints(True, 0), True).sign(key, hashes.SHA256())
        )
        file.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
        return cls(certificate, file, key)

    def issue(self, folder: Path, address: str) -> tuple[Path, Path]:
        """A certificate for an address, as a chain, and its key."""
        key = ec.generate_private_key(ec.SECP256R1())
        issuer = self.certificate.subject.rfc4514_string().removeprefix("CN=")
        named = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address(address))])
        made = _draft(address, issuer, key).add_extension(named, False).sign(self._key, hashes.SHA256())
        pem = serialization.Encoding.PEM
        chain, secret = folder / f"{address}.pem", folder / f"{address}.key"
        chain.write_bytes(made.public_bytes(pem) + self.certificate.public_bytes(pem))
        secret.write_bytes(key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()))
        return chain, secret


def _draft(name: str, issuer: str, key: ec.EllipticCurvePrivateKey) -> x509.CertificateBuilder:
    now = datetime.datetime.now(datetime.UTC)
    subject, by = (x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, each)]) for each in (name, issuer))
    draft = x509.CertificateBuilder().subject_name(subject).issuer_name(by).public_key(key.public_key())
    day = datetime.timedelta(days=1)
    return draft.serial_number(x509.random_serial_number()).not_valid_before(now - day).not_valid_after(now + day)
