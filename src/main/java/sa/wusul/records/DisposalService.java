package sa.wusul.records;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import sa.wusul.casefile.CaseState;
import sa.wusul.casefile.CaseWords;
import sa.wusul.papers.PaperRequest;
import sa.wusul.papers.PaperService;
import sa.wusul.platform.audit.AuditEntry;
import sa.wusul.platform.audit.AuditLog;
import sa.wusul.platform.clock.CalendarDate;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.identity.StaffNames;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.platform.retention.RetentionDecisions;
import sa.wusul.platform.retention.RetentionDecisions.CaseKind;
import sa.wusul.platform.retention.RetentionRule.Action;
import sa.wusul.platform.text.Sha256;
import sa.wusul.records.DisposalRepository.Due;
import sa.wusul.records.DisposalRepository.Locked;

/**
 * The disposal of closed cases. Lists of confidential ones go to people of their own
 * domain, and no list mixes domains.
 */
@Service
@Transactional
class DisposalService implements Disposals {

	/** Limit of a list, which people can still check and a text variable can hold. */
	private static final int MOST_OF_A_LIST = 40;

	private static final int MOST_AT_ONCE = 2000;

	private final DisposalRepository lists;

	private final ErasureRepository erasure;

	private final CaseHolds holds;

	private final CaseHoldRepository held;

	private final RetentionDecisions rules;

	private final DisposalStarter checks;

	private final PaperService papers;

	private final Rights rights;

	private final AuditLog audit;

	private final ProcessNameReader processes;

	private final StaffNames names;

	private final Clock clock;

	DisposalService(DisposalRepository lists, ErasureRepository erasure, CaseHolds holds, CaseHoldRepository held,
			RetentionDecisions rules, DisposalStarter checks, PaperService papers, Rights rights, AuditLog audit,
			ProcessNameReader processes, StaffNames names, Clock clock) {
		this.lists = lists;
		this.erasure = erasure;
		this.holds = holds;
		this.held = held;
		this.rules = rules;
		this.checks = checks;
		this.papers = papers;
		this.rights = rights;
		this.audit = audit;
		this.processes = processes;
		this.names = names;
		this.clock = clock;
	}

	@Override
	public int drawUp() {
		this.lists.lock();
		var byOffice = new LinkedHashMap<DisposalOffice, List<Due>>();
		var codes = new HashMap<String, String>();
		for (var kind : CaseKind.values()) {
			for (var state : Arrays.stream(CaseState.values()).filter(CaseState::closed).toList()) {
				var rule = this.rules.ruleOfCase(kind, state.name());
				if (rule.action() == Action.DISPOSE) {
					this.lists.due(kind, state.name(), rule.over(this.clock.instant()), MOST_AT_ONCE).forEach((due) -> {
						byOffice
							.computeIfAbsent(new DisposalOffice(domain(due.processKey()), due.centre()),
									(office) -> new ArrayList<>())
							.add(due);
						codes.put(due.reference(), rule.ruleCode());
					});
				}
			}
		}
		var unclaimed = this.rules.ruleOfCase(CaseKind.CONFIDENTIAL, CaseState.COMPLETED.name());
		if (unclaimed.action() == Action.DISPOSE) {
			this.erasure.eraseUnclaimed(unclaimed.over(this.clock.instant()));
		}
		var version = this.rules.version();
		var drawn = 0;
		for (var office : byOffice.entrySet()) {
			for (var first = 0; first < office.getValue().size(); first += MOST_OF_A_LIST) {
				drawUp(office.getKey(), version, codes,
						office.getValue().subList(first, Math.min(office.getValue().size(), first + MOST_OF_A_LIST)));
				drawn++;
			}
		}
		return drawn;
	}

	/** Returns the domain of the people who decide about cases of a process. */
	private String domain(String process) {
		return this.rights.confidentialDomain(process).orElse(DisposalOffice.RECORDS);
	}

	private void drawUp(DisposalOffice office, String version, Map<String, String> codes, List<Due> cases) {
		var number = this.lists.enter(office, version, this.clock.instant());
		cases.forEach((due) -> this.lists.enter(number, due, codes.get(due.reference())));
		this.audit.add(AuditEntry.done(AuditEntry.PROGRAM, "disposal.listed")
			.on(DisposalList.key(number))
			.with("process=" + office.process() + " centre=" + office.centre() + " cases=" + cases.size() + " rules="
					+ version));
		this.checks.ask(get(number), listing(number));
	}

	@Override
	public Listing listing(long number) {
		var listed = this.lists.entries(number)
			.stream()
			.filter((entry) -> entry.state() == DisposalState.LISTED)
			.toList();
		return new Listing(listed.size(), listed.stream().map(this::line).collect(Collectors.joining("\n")),
				get(number).rulesVersion());
	}

	private String line(DisposalEntry entry) {
		return "- `" + entry.reference() + "` " + service(entry) + "، " + CaseWords.of("state", entry.outcome()) + " "
				+ CalendarDate.hijri(entry.closedAt()) + "، " + entry.ruleCode();
	}

	private String service(DisposalEntry entry) {
		return this.processes.nameOf(entry.processKey());
	}

	@Override
	public void exclude(long number, Collection<String> references, String reason, String person) {
		references.forEach((reference) -> {
			move(number, reference, DisposalState.EXCLUDED, reason, person);
			this.audit.add(AuditEntry.done(person, "disposal.excluded")
				.ofCase(reference)
				.on(DisposalList.key(number))
				.saying(reason));
		});
	}

	@Override
	public void hold(long number, Collection<String> references, String reason, String person) {
		references.forEach((reference) -> {
			move(number, reference, DisposalState.HELD, reason, person);
			this.holds.set(reference, reason, person);
		});
	}

	private void move(long number, String reference, DisposalState state, String reason, String person) {
		if (!this.lists.move(number, reference, state, reason, person)) {
			throw new RefusalException(Kind.INVALID, "disposal.notListed", reference);
		}
	}

	@Override
	public boolean eraseNext(long number, String checkedBy, String approvedBy) {
		if (checkedBy.equalsIgnoreCase(approvedBy)) {
			throw new RefusalException(Kind.FORBIDDEN, "task.fourEyes");
		}
		this.lists.approve(number, checkedBy, approvedBy);
		var domain = get(number).domain();
		this.lists.next(number).ifPresent((entry) -> {
			var due = isStillDue(entry, domain);
			this.lists.move(number, entry.reference(), due ? DisposalState.DISPOSED : DisposalState.SKIPPED, null,
					approvedBy);
			if (due) {
				this.erasure.erase(entry, number, this.clock.instant());
			}
			this.audit.add(AuditEntry.done(approvedBy, due ? "case.disposed" : "disposal.skipped")
				.ofCase(entry.reference())
				.on(DisposalList.key(number))
				.with("rule=" + entry.ruleCode() + " checkedBy=" + checkedBy));
		});
		return this.lists.next(number).isPresent();
	}

	/**
	 * Checks, with the case locked, whether it is still closed, of the list's domain, due
	 * by the rules of today and without a hold.
	 */
	private boolean isStillDue(DisposalEntry entry, String domain) {
		return this.lists.lockCase(entry.reference())
			.filter((locked) -> locked.closedAt() != null && domain.equals(domain(locked.processKey()))
					&& !this.held.isHeld(entry.reference()))
			.filter((locked) -> {
				var kind = kind(locked);
				var rule = this.rules.ruleOfCase(kind, locked.state());
				return rule.action() == Action.DISPOSE
						&& this.lists.isDue(entry.reference(), kind, locked.state(), rule.over(this.clock.instant()));
			})
			.isPresent();
	}

	private CaseKind kind(Locked locked) {
		if (this.rights.isConfidential(locked.processKey())) {
			return CaseKind.CONFIDENTIAL;
		}
		return locked.urgent() ? CaseKind.URGENT
				: locked.processKey().startsWith("services-") ? CaseKind.SERVICE : CaseKind.ORDINARY;
	}

	@Override
	public String certify(long number) {
		var list = get(number);
		if (list.certificate().isPresent()) {
			return list.certificate().get();
		}
		var disposed = this.lists.entries(number)
			.stream()
			.filter((entry) -> entry.state() == DisposalState.DISPOSED)
			.toList();
		var checkedBy = list.checkedBy().orElseThrow();
		var approvedBy = list.approvedBy().orElseThrow();
		var hash = Sha256.hex(disposed.stream()
			.map((entry) -> String.join("\t", entry.reference(), entry.processKey(), entry.outcome(), entry.ruleCode(),
					entry.closedAt().toString()))
			.collect(Collectors.joining("\n")));
		var fields = new HashMap<String, Object>();
		fields.put("listNumber", list.key());
		fields.put("centre",
				this.rights.organisation().centre(list.centre()).map((place) -> place.ar()).orElse(list.centre()));
		fields.put("rulesVersion", list.rulesVersion());
		fields.put("drawnUpAt", list.drawnUpAt());
		var people = this.names.forAccounts(List.of(checkedBy, approvedBy));
		fields.put("checkedBy", people.getOrDefault(checkedBy, checkedBy));
		fields.put("approvedBy", people.getOrDefault(approvedBy, approvedBy));
		fields.put("listHash", hash);
		fields.put("caseCount", disposed.size());
		fields.put("leftOutCount",
				this.lists.count(number, List.of(DisposalState.EXCLUDED, DisposalState.HELD, DisposalState.SKIPPED)));
		var recordings = this.lists.recordingParts(number);
		fields.put("cases",
				disposed.stream().map((entry) -> row(entry, recordings.getOrDefault(entry.reference(), 0))).toList());
		var paper = this.papers
			.issue(new PaperRequest("disposal:" + number, "disposal-certificate", list.key(), fields));
		this.lists.close(number, paper.number(), this.clock.instant());
		this.audit.add(AuditEntry.done(approvedBy, "disposal.certified")
			.on(list.key())
			.with("process=" + list.office().process() + " paper=" + paper.number() + " content=" + paper.contentHash()
					+ " list=" + hash));
		return paper.number();
	}

	private Map<String, Object> row(DisposalEntry entry, int recordingParts) {
		return Map.of("recordingParts", recordingParts, "recordingCertificates",
				String.join("، ", this.papers.inForce(entry.reference(), "recording-certificate")), "caseReference",
				entry.reference(), "service", service(entry), "openedAt", entry.openedAt(), "closedAt",
				entry.closedAt(), "outcome", CaseWords.of("state", entry.outcome()), "rule", entry.ruleCode());
	}

	@Override
	public Optional<DisposalList> find(long number) {
		return this.lists.find(number);
	}

	@Override
	public List<DisposalEntry> entries(long number) {
		return this.lists.entries(number);
	}

	private DisposalList get(long number) {
		return this.lists.find(number).orElseThrow(() -> new RefusalException(Kind.UNKNOWN, "disposal.unknown"));
	}

}
