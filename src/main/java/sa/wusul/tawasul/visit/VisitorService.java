package sa.wusul.tawasul.visit;

import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.CaseWords;
import sa.wusul.platform.limit.LimitDecisions;
import sa.wusul.platform.problem.Sentence;
import sa.wusul.services.Findings;
import sa.wusul.tawasul.TawasulLimit;
import sa.wusul.services.Verdicts.Outcome;

/** Service that decides on visitors one by one. */
@Service
@Transactional
class VisitorService implements Visitors {

	private static final List<String> FACTS = List.of("Known", "Relation", "Degree", "Age", "Banned", "BannedDaysLeft");

	private final VisitRepository visits;

	private final CaseFiles caseFiles;

	private final Findings findings;

	private final LimitDecisions limits;

	VisitorService(VisitRepository visits, CaseFiles caseFiles, Findings findings, LimitDecisions limits) {
		this.visits = visits;
		this.caseFiles = caseFiles;
		this.findings = findings;
		this.limits = limits;
	}

	@Override
	public int list(String caseReference, VisitKind kind, String section) {
		if (this.visits.find(caseReference).isEmpty()) {
			this.visits.ask(caseReference, kind, section);
			var ordinal = 1;
			for (var named : VisitorList.of(this.caseFiles.particulars(caseReference))) {
				this.visits.name(caseReference, ordinal++, named.identity(), named.name());
			}
		}
		return forCase(caseReference).size();
	}

	@Override
	@Transactional(readOnly = true)
	public List<Visitor> forCase(String caseReference) {
		return this.visits.visitors(caseReference);
	}

	@Override
	@Transactional(readOnly = true)
	public Map<String, Object> factsOf(String caseReference, int ordinal) {
		var found = this.findings.forCase(caseReference);
		var facts = new HashMap<String, Object>();
		FACTS.forEach((fact) -> facts.put("visitor" + fact, found.get(VisitorList.fact(ordinal, "Visitor" + fact))));
		facts.put("securityClass", found.get("securityClass"));
		facts.put("visitorNamedTwice", isNamedTwice(caseReference, ordinal));
		facts.put("visitorsTooMany", ordinal > this.limits.number(TawasulLimit.VISITORS));
		facts.put("visitorRefusedDaysLeft", refusedDaysLeft(caseReference, ordinal));
		return facts;
	}

	private Long refusedDaysLeft(String caseReference, int ordinal) {
		return this.visits.refusedUntil(caseReference, this.visits.visitor(caseReference, ordinal).identity())
			.map((until) -> ChronoUnit.DAYS.between(this.visits.today(), until))
			.orElse(null);
	}

	private boolean isNamedTwice(String caseReference, int ordinal) {
		var visitors = forCase(caseReference);
		var identity = visitors.get(ordinal - 1).identity();
		return visitors.stream().anyMatch((other) -> other.ordinal() < ordinal && other.identity().equals(identity));
	}

	@Override
	public Outcome assess(String caseReference, int ordinal, Assessment said) {
		var visitor = this.visits.visitor(caseReference, ordinal);
		if (said.outcome() == Outcome.OFFICER && isDecidedOn(visitor, said.reasonCode())) {
			return visitor.verdict().orElseThrow();
		}
		this.visits.assess(caseReference, ordinal, said);
		return said.outcome();
	}

	private static boolean isDecidedOn(Visitor visitor, String grounds) {
		return visitor.decidedBy().isPresent() && visitor.assessedCode().filter(grounds::equals).isPresent();
	}

	@Override
	public void decide(String caseReference, int ordinal, Decision decision) {
		if (decision.granted()) {
			this.visits.decide(caseReference, ordinal, Outcome.GRANT, "V00", CaseWords.of("visitReason", "V00"),
					Optional.empty(), decision.by());
		}
		else {
			this.visits.decide(caseReference, ordinal, Outcome.REFUSE, decision.reasonCode(),
					CaseWords.of("visitReason", decision.reasonCode()),
					Optional.of(this.visits.today().plus(decision.askAgainAfter())), decision.by());
		}
	}

	@Override
	public boolean conclude(String caseReference) {
		var visitors = forCase(caseReference);
		for (var visitor : visitors) {
			var sentence = sentence(visitor);
			if (visitor.told().filter(sentence.ar()::equals).isEmpty()) {
				this.caseFiles.reach(caseReference, sentence.ar(), sentence.en(), null);
				this.visits.tellOf(caseReference, visitor.ordinal(), sentence.ar());
			}
		}
		return visitors.stream().anyMatch(Visitor::granted);
	}

	/** Returns the text about a visitor, who is named by position only. */
	private Sentence sentence(Visitor visitor) {
		var outcome = VisitWords.outcome(visitor);
		return visitor.askAgainFrom()
			.filter((day) -> !visitor.granted())
			.map((day) -> outcome.and(VisitWords.askAgainFrom(day, this.visits.today())))
			.orElse(outcome);
	}

}
