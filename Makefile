# Two commands: `make demo` and `make test`. Everything they need they install themselves (Debian).

.PHONY: demo test test-all lint build clean help

help:
	@echo "make demo              six letters through real mail servers (ONCE=1 ends by itself, EMBEDDED=1 without servers)"
	@echo "make test              every test, those against the real servers included"
	@echo "make test-all          the same with long sweeps (600 kill points)"
	@echo "make lint              format and house rules"
	@echo "make build             the daemon, as a release"

demo:
	@Scripts/demo.sh

test:
	@Scripts/test.sh

test-all:
	@HUIYIN_KILL_POINTS=600 Scripts/test.sh

lint:
	@Scripts/lint.sh

build:
	@Scripts/packages.sh build
	swift build -c release --product huiyin

clean:
	rm -rf .build demo-output
