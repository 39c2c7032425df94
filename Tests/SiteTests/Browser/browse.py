"""Opens addresses in Chromium, one after the other, through chromedriver (W3C WebDriver), and prints what is there when
the page's script has come to rest: a JSON list of {"address", "dom", "console", "requests", "violations"}.

    browse.py [--axe=FILE] [--ARGUMENT-FOR-CHROMIUM...] ADDRESS...

With axe-core's script in FILE, what it finds against accessibility stands in "violations"."""
import json
import socket
import subprocess
import sys
import time
import urllib.request

arguments = sys.argv[1:]
axe = ""
if arguments[0].startswith("--axe="):
    with open(arguments.pop(0).removeprefix("--axe="), encoding="utf-8") as file:
        axe = file.read()

options = [argument for argument in arguments if argument.startswith("--")]
addresses = arguments[len(options):]

with socket.socket() as free:
    free.bind(("127.0.0.1", 0))
    port = free.getsockname()[1]
driver = subprocess.Popen(
    ["chromedriver", f"--port={port}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def ask(method, path, body=None):
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}{path}", data, {"Content-Type": "application/json"}, method=method)
    with urllib.request.urlopen(request, timeout=60) as answer:
        return json.load(answer)["value"]


# At rest: what the script says of its work is there and does not end with dots; results stand below it.
RESTS = """
const reply = document.getElementById("reply");
if (document.readyState !== "complete") return false;
if (!reply) return true;
if (reply.textContent === "" || reply.textContent.endsWith("……")) return false;
return !reply.textContent.startsWith("找到") || document.querySelectorAll("#results li").length > 0;
"""

# In the light and in the dark alike: the page is looked at as it is shown.
JUDGES = """
const done = arguments[arguments.length - 1];
axe.run(document).then((found) => done(found.violations.map(
  (violation) => violation.id + ": " + violation.nodes.map((node) => node.html.slice(0, 120)).slice(0, 3).join(" | "))));
"""


def requests(log):
    """Addresses of what the browser has asked anybody for, but its own pages."""
    found = []
    for entry in log:
        message = json.loads(entry["message"])["message"]
        if message["method"] == "Network.requestWillBeSent":
            found.append(message["params"]["request"]["url"])
    return [address for address in found if not address.startswith(("about:", "data:", "chrome:"))]


try:
    for _ in range(300):
        try:
            if ask("GET", "/status")["ready"]:
                break
        except OSError:
            time.sleep(0.1)
    chromium = {"binary": "/usr/bin/chromium", "args": ["--headless=new", "--no-sandbox", "--disable-gpu", *options]}
    session = ask("POST", "/session", {"capabilities": {"alwaysMatch": {
        "goog:chromeOptions": chromium, "goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"}}}})["sessionId"]
    here = f"/session/{session}"
    seen = []
    for address in addresses:
        # A new page each time: an address that differs behind its mark alone would not be loaded again.
        ask("POST", f"{here}/url", {"url": "about:blank"})
        ask("POST", f"{here}/url", {"url": address})
        for _ in range(300):
            if ask("POST", f"{here}/execute/sync", {"script": RESTS, "args": []}):
                break
            time.sleep(0.1)
        # Every browser asks for an icon.
        console = [entry["message"] for entry in ask("POST", f"{here}/se/log", {"type": "browser"})
                   if "/favicon.ico" not in entry["message"]]
        look = {
            "address": ask("GET", f"{here}/url"), "dom": ask("GET", f"{here}/source"), "console": console,
            "requests": requests(ask("POST", f"{here}/se/log", {"type": "performance"})), "violations": []}
        if axe:
            ask("POST", f"{here}/execute/sync", {"script": axe, "args": []})
            look["violations"] = ask("POST", f"{here}/execute/async", {"script": JUDGES, "args": []})
        seen.append(look)
    print(json.dumps(seen))
    ask("DELETE", here)
finally:
    driver.kill()
