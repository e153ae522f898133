package sa.wusul.desk;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

import sa.wusul.casefile.CaseWords;
import sa.wusul.platform.clock.Kingdom;
import sa.wusul.platform.clock.Moment;
import sa.wusul.services.Findings;
import sa.wusul.services.Verdicts;
import sa.wusul.services.Verdicts.Verdict;

/**
 * What was found out about an application for a service before somebody has to decide it.
 */
@Component
class Examinations {

	private final Verdicts verdicts;

	private final Findings findings;

	Examinations(Verdicts verdicts, Findings findings) {
		this.verdicts = verdicts;
		this.findings = findings;
	}

	/** Nothing for a case that no table decided on. */
	CaseSheet.Examination of(String reference) {
		return this.verdicts.last(reference).map((verdict) -> examination(reference, verdict)).orElse(null);
	}

	private CaseSheet.Examination examination(String reference, Verdict verdict) {
		return new CaseSheet.Examination(verdict.reason(), verdict.remedy(), found(this.findings.of(reference)));
	}

	/** A fact without a word for it is for papers, not for people. */
	private static List<CaseSheet.Found> found(Map<String, Object> facts) {
		return facts.entrySet()
			.stream()
			.filter((fact) -> !CaseWords.of("finding", fact.getKey()).equals(fact.getKey()))
			.map((fact) -> new CaseSheet.Found(CaseWords.of("finding", fact.getKey()),
					said(fact.getKey(), fact.getValue())))
			.toList();
	}

	private static String said(String name, Object fact) {
		if (fact instanceof Boolean truth) {
			return CaseWords.of("truth", truth);
		}
		if (fact instanceof LocalDate day) {
			return Moment.of(day.atStartOfDay(Kingdom.ZONE).toInstant()).gregorian();
		}
		return (fact instanceof String code) ? CaseWords.of(kind(name), code) : fact.toString();
	}

	/** What a code tells is the last word of its name: a visitor's relation. */
	private static String kind(String name) {
		return StringUtils.uncapitalize(name.replaceFirst(".*(?=[A-Z])", ""));
	}

}
