"""Reads mails with Python's strict policies and prints what they say: a word, a space, the value in hexadecimal."""
import email, email.policy, sys


def say(word, value):
    data = value if isinstance(value, bytes) else value.encode("utf-8", "surrogateescape")
    print(word, data.hex())


def complain(part):
    for defect in part.defects:
        say("complaint", repr(defect))
    for name, value in part.items():
        for defect in getattr(value, "defects", ()):
            say("complaint", f"{name}: {defect!r}")


def addresses(word, field):
    for address in field.addresses if field else ():
        say(word, f"{address.display_name} <{address.addr_spec}>")


for path in sys.argv[1:]:
    data = open(path, "rb").read()
    say("mail", path)
    mail = email.message_from_bytes(data, policy=email.policy.default.clone(raise_on_defect=True))
    say("subject", mail["subject"] or "")
    for name in ("From", "Reply-To", "To", "Cc"):
        addresses(name.lower(), mail[name])
    for name in ("Message-ID", "In-Reply-To", "References"):
        for word in str(mail[name] or "").split():
            say(name.lower(), word)
    for part in mail.walk():
        complain(part)
        if part.is_multipart():
            continue
        if part.get_content_disposition() == "attachment":
            say("type", part.get_content_type())
            say("name", part.get_filename() or "")
            say("content", part.get_payload(decode=True))
        else:
            say(part.get_content_subtype(), part.get_content())
    # The older interface, which has another parser for parameters.
    old = email.message_from_bytes(data, policy=email.policy.strict)
    for part in old.walk():
        if part.get_content_disposition() == "attachment":
            say("old-name", part.get_filename() or "")
