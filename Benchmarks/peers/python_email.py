"""Parses the same mails as bench-mail and decodes the same things, by Python's email (its modern policy).

usage: python_email.py FILE ROUNDS
"""

import email
import email.policy
import sys
import time


def load(path):
    with open(path, "rb") as file:
        while prefix := file.read(4):
            yield file.read(int.from_bytes(prefix, "little"))


def main():
    mails = list(load(sys.argv[1]))
    count = dict.fromkeys(["mails", "bytes", "texts", "characters", "subjects", "senders", "files"], 0)
    start = time.process_time()
    for _ in range(int(sys.argv[2])):
        for mail in mails:
            message = email.message_from_bytes(mail, policy=email.policy.default)
            count["mails"] += 1
            count["bytes"] += len(mail)
            count["subjects"] += len(str(message["subject"]))
            for address in message["from"].addresses:
                count["senders"] += len(address.display_name) + len(address.addr_spec)
            for part in message.walk():
                if part.get_content_maintype() == "text":
                    count["texts"] += 1
                    count["characters"] += len(part.get_content())
                elif not part.is_multipart():
                    count["files"] += len(part.get_content())
    seconds = time.process_time() - start
    print("python", *(f"{name}={number}" for name, number in count.items()), f"seconds={seconds:.6f}")


main()
