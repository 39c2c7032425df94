"""Asks the search of a built site some questions in a real browser, and prints how many octets each of them loads: the
index and the results, not the page itself. Nothing is kept from one question to the next.

    questions.py SITE PROFILE QUESTION…
"""
import http.server
import pathlib
import subprocess
import sys
import threading
import urllib.parse

site, profile, questions = sys.argv[1], sys.argv[2], sys.argv[3:]
loads = []


class Server(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, *arguments):
        super().__init__(*arguments, directory=site)

    def end_headers(self):
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_request(self, code="-", size="-"):
        loads.append(self.path)

    def log_message(self, *arguments):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server)
threading.Thread(target=server.serve_forever, daemon=True).start()
browse = pathlib.Path(__file__).parents[2] / "Tests/SiteTests/Browser/browse.py"
most = 0
for question in questions:
    loads.clear()
    address = f"http://127.0.0.1:{server.server_port}/hdjl/wszx/ss/index.html#{urllib.parse.quote(question)}"
    subprocess.run(
        [sys.executable, browse, f"--user-data-dir={profile}", address], check=True, stdout=subprocess.DEVNULL)
    index = [path for path in loads if path.endswith((".bin", ".json"))]
    octets = sum((pathlib.Path(site) / path.lstrip("/")).stat().st_size for path in index)
    most = max(most, octets)
    print(f"question {question}: {octets / 1024:.0f} KB in {len(index)} files")
print(f"question most={most}")
