# Two commands: `make demo` and `make test`. Everything they need they install themselves (Debian).

.PHONY: bench deb demo soak coverage kills test-asan test-tsan install test test-all tamper backups calendar collections duplicates personal-data replies fuzz leaks hostile hostile-documents corpus mails pages mutations signature-vectors bench-signatures refusals routing bench-mail bench-reading bench-likeness bench-intake bench-letters bench-clock bench-idle bench-site intake-sweep year lint build clean help

help:
	@echo "make demo              six letters through real mail servers (ONCE=1 ends by itself, EMBEDDED=1 without servers)"
	@echo "make test              every test, those against the real servers included"
	@echo "make test-all          the same with long sweeps (600 kill points, 400 at intake) and LibreOffice"
	@echo "make coverage          how much of each room the tests run (FILTER=… only those of that name)"
	@echo "make test-asan         the tests under the address sanitizer, make test-tsan under the thread sanitizer (FILTER=…)"
	@echo "make kills             the whole story with the release killed TIMES=500 times at disk calls, a quarter of that on the"
	@echo "                       wire, and on disks that are full or lose what they were given"
	@echo "make tamper            changes TIMES=500 bits of a ledger, and a hundred rows and ends in each way: all are found"
	@echo "make backups           makes TIMES=100 backups of an office at work, restores each, and builds its site"
	@echo "make soak              LETTERS=20000 through the whole story in MINUTES=30, with kills and broken connections"
	@echo "make year              plays a year of LETTERS=3000 letters and counts every reminder beside it"
	@echo "make install           puts the program, its service file and its configuration in place (DESTDIR, PREFIX, BINARY)"
	@echo "make deb               packs the program as a Debian package, into .build/deb (BINARY, VERSION, MAINTAINER)"
	@echo "make calendar          holds every day of the shipped years against FILE=… (columns date, workday…)"
	@echo "make collections       reads every mail below FOLDER=… and compares with what is expected of it"
	@echo "make personal-data     reads every case of personal data below FOLDER=… and says by kind how many are found"
	@echo "make replies           of how many answers in FILE=… (JSON lines) their unit would be asked, and whose telephones are changed"
	@echo "make fuzz              fuzzes what strangers write, SECONDS=… for each target, or TARGET=… alone"
	@echo "make leaks             publishes LETTERS=10000 letters full of personal data: none of it in any byte of the site"
	@echo "make hostile           reads every hostile mail: CPU, memory, and how both grow"
	@echo "make hostile-documents reads every form that is made to hurt: CPU and memory"
	@echo "make corpus            writes the hostile signed mails into FOLDER=…, each with the reason for which it is refused"
	@echo "make mails             writes every mail, as text and as page, into FOLDER=…, to be looked at"
	@echo "make pages             writes the site of some made-up letters into FOLDER=…, to be looked at"
	@echo "make mutations         damages every byte of 26 signed mails in three ways: none may count with other words"
	@echo "make signature-vectors judges the signed data (DER, PEM) in FOLDER=…"
	@echo "make bench             every benchmark below, one after the other"
	@echo "make bench-signatures  what judging a signed mail takes, and what those take that are made to hurt"
	@echo "make refusals          of the accepted letters in FILE=… (JSON lines), those that the rules would decline"
	@echo "make bench-mail        10,000 Chinese mails, read beside GMime and Python"
	@echo "make bench-reading     10,000 letters learnt from and classified, beside scikit-learn"
	@echo "make routing           routes the letters of FILE=…, each of its FOLDS=fold by the others, beside scikit-learn"
	@echo "make intake-sweep      kills the intake at 400 system calls: from a Maildir, a Dovecot and a folder"
	@echo "make bench-intake      10,000 mails from Dovecot into the ledger, beside mbsync"
	@echo "make bench-letters     10,000 mails to letters that are registered, accepted and assigned, all durable"
	@echo "make bench-clock       a month's report, the register and a pass with nothing to do, over LETTERS=100000"
	@echo "make bench-idle        memory, CPU and the time to be ready, of a daemon with nothing to do and LETTERS=100000"
	@echo "make bench-site        the public site of LETTERS=10000,100000 beside Hugo; with the words of FILE=…"
	@echo "make duplicates        finds the letters of FILE=… that say the same, and holds them against the judged pairs"
	@echo "make bench-likeness    a letter's like among a million, beside datasketch"
	@echo "make lint              format and house rules"
	@echo "make build             the daemon, as a release"

demo:
	@Scripts/demo.sh

test:
	@Scripts/test.sh

test-all:
	@HUIYIN_KILL_POINTS=600 HUIYIN_INTAKE_POINTS=400 HUIYIN_LIBREOFFICE=1 Scripts/test.sh

kills:
	@Scripts/packages.sh test
	@swift build -q -c release --product huiyin
	@HUIYIN_BINARY=$(CURDIR)/.build/release/huiyin HUIYIN_KILL_POINTS=$(or $(TIMES),500) HUIYIN_FAULT_STORIES=24 \
	  Scripts/test.sh --filter 'KillTests\.(KillTests|DiskFaultTests)'

coverage:
	@Scripts/coverage.sh $(FILTER)

test-asan:
	@Scripts/sanitize.sh address $(FILTER)

test-tsan:
	@Scripts/sanitize.sh thread $(FILTER)

tamper:
	@HUIYIN_TAMPERS=$(or $(TIMES),500) Scripts/test.sh --filter TamperTests

backups:
	@HUIYIN_BACKUPS=$(or $(TIMES),100) Scripts/test.sh --filter BackupsUnderLoadTests

soak:
	@Scripts/packages.sh test
	@swift build -q -c release --product huiyin
	@swift build -q -c release --product soak
	@.build/release/soak $(or $(MINUTES),30) $(or $(LETTERS),20000)

year:
	@Scripts/packages.sh build
	@swift build -q -c release --product year
	@.build/release/year $(or $(LETTERS),3000)

intake-sweep:
	@HUIYIN_INTAKE_POINTS=400 Scripts/test.sh --filter IntakeSweep

calendar:
	@Scripts/packages.sh build
	@HUIYIN_CALENDAR=$(abspath $(FILE)) swift test --filter everyDayIsWhatACollectionSays 2>&1 | grep -aE '^calendar|✘|Test run'

collections:
	@Scripts/packages.sh build
	@swift build -q -c release --product collections
	@.build/release/collections $(FOLDER)

personal-data:
	@Scripts/packages.sh build
	@swift build -q -c release --product personal-cases
	@.build/release/personal-cases $(FOLDER)

replies:
	@Scripts/packages.sh build
	@HUIYIN_REPLIES=$(abspath $(FILE)) swift test --filter 'fewRealAnswersAreAskedAbout|theNumbersInRealAnswersStay' 2>&1 | grep -aE '^replies|✘|Test run'

fuzz:
	@Scripts/fuzz.sh $(or $(SECONDS),60) $(TARGET)

leaks:
	@HUIYIN_LEAK_LETTERS=$(or $(LETTERS),10000) Scripts/test.sh --filter LeakTests

hostile:
	@Scripts/hostile.sh

hostile-documents:
	@Scripts/packages.sh build
	@swift build -q -c release --product hostile-documents
	@.build/release/hostile-documents

corpus:
	@HUIYIN_CORPUS=$(abspath $(FOLDER)) Scripts/test.sh --filter CorpusTests

pages:
	@HUIYIN_PAGES=$(abspath $(FOLDER)) Scripts/test.sh --filter SeenPagesTests

mails:
	@HUIYIN_MAILS=$(abspath $(FOLDER)) Scripts/test.sh --filter SeenMailTests

mutations:
	@Scripts/packages.sh test || Scripts/packages.sh build
	@HUIYIN_MUTATIONS=all swift test --filter MutationTests 2>&1 | grep -aE '^mutations|✘|Test run'

signature-vectors:
	@Scripts/packages.sh build
	@swift build -q -c release --product signature-vectors
	@.build/release/signature-vectors $(FOLDER)

# One after the other, so that none takes another's cores.
bench:
	@set -e; for one in mail intake letters reading likeness signatures clock idle site; do $(MAKE) --no-print-directory bench-$$one; done

bench-signatures:
	@Scripts/packages.sh build
	@swift build -q -c release --product bench-signatures
	@.build/release/bench-signatures

refusals:
	@Scripts/packages.sh build
	@swift build -q -c release --product huiyin
	@.build/release/huiyin refusals --config Config/huiyin.yaml $(FILE)

bench-mail:
	@Scripts/bench-mail.sh
bench-reading:
	@Scripts/bench-reading.sh

routing:
	@Scripts/routing.sh $(FILE) $(FOLDS)

bench-intake:
	@Scripts/packages.sh bench
	@swift build -q -c release --product bench-intake
	@.build/release/bench-intake

bench-letters:
	@Scripts/packages.sh build
	@swift build -q -c release --product bench-letters
	@.build/release/bench-letters

bench-clock:
	@Scripts/packages.sh build
	@swift build -q -c release --product bench-clock
	@.build/release/bench-clock $(LETTERS)

bench-idle:
	@Scripts/packages.sh build
	@swift build -q -c release --product huiyin
	@swift build -q -c release --product bench-idle
	@.build/release/bench-idle $(or $(LETTERS),100000)

bench-site:
	@Scripts/bench-site.sh $(or $(LETTERS),10000,100000) $(FILE)

duplicates:
	@Scripts/packages.sh build
	@swift build -q -c release --product huiyin
	@.build/release/huiyin duplicates $(FILE) --judged Docs/measurements/duplicates.tsv

bench-likeness:
	@Scripts/bench-likeness.sh

install:
	@[ -n "$(BINARY)" ] || { Scripts/packages.sh build && swift build -q -c release --product huiyin --static-swift-stdlib; }
	@DESTDIR="$(DESTDIR)" PREFIX="$(PREFIX)" Scripts/install.sh $(or $(BINARY),.build/release/huiyin)

deb:
	@Scripts/packages.sh deb
	@[ -n "$(BINARY)" ] || swift build -q -c release --product huiyin --static-swift-stdlib
	@VERSION="$(VERSION)" MAINTAINER="$(MAINTAINER)" Scripts/deb.sh $(or $(BINARY),.build/release/huiyin)

lint:
	@Scripts/lint.sh

build:
	@Scripts/packages.sh build
	swift build -c release --product huiyin

clean:
	rm -rf .build .build-bench .build-fuzz demo-output
