package sa.wusul.webapps;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

import sa.wusul.casefile.PersonName;
import sa.wusul.platform.clock.CalendarWords;
import sa.wusul.services.Findings;
import sa.wusul.services.ListedWorker;
import sa.wusul.services.Verdicts;
import sa.wusul.services.Verdicts.ApplicationVerdict;
import sa.wusul.services.WorkerList;

/**
 * The findings about an application for a service that precede its decision.
 */
@Component
class ExaminationReader {

	private final Verdicts verdicts;

	private final Findings findings;

	private final WorkerList workers;

	ExaminationReader(Verdicts verdicts, Findings findings, WorkerList workers) {
		this.workers = workers;
		this.verdicts = verdicts;
		this.findings = findings;
	}

	/** Returns the findings; {@code null} if no table decided on the case. */
	CaseView.Examination forCase(String reference) {
		return this.verdicts.last(reference).map((verdict) -> examination(reference, verdict)).orElse(null);
	}

	private CaseView.Examination examination(String reference, ApplicationVerdict verdict) {
		var workers = verdict.decision().startsWith(WorkerList.SERVICE) ? this.workers.forCase(reference)
				: List.<ListedWorker>of();
		return new CaseView.Examination(verdict.shownReason(), verdict.shownRemedy(),
				Stream
					.concat(found(this.findings.forCase(reference)).stream(),
							workers.stream().map(ExaminationReader::found))
					.toList());
	}

	/** Returns the result for a worker of an employer's list. */
	private static CaseView.Found found(ListedWorker worker) {
		var label = Stream.of(CaseFileWords.of("worker", "line"), String.valueOf(worker.line()),
				worker.identityNumber());
		var refusal = worker.refusal().map((code) -> CaseFileWords.of("entryRefusal", code));
		var reason = worker.codes().isEmpty() ? Optional.<String>empty() : refusal.or(worker::shownReason);
		var result = Stream.of(CaseFileWords.of("workerResult", worker.result()));
		return new CaseView.Found(Stream.concat(label, worker.name().stream()).collect(Collectors.joining(" ")),
				Stream.concat(result, reason.stream()).collect(Collectors.joining(": ")));
	}

	/**
	 * Returns the facts for display; a fact without a display text is for papers only.
	 */
	private static List<CaseView.Found> found(Map<String, Object> facts) {
		return facts.entrySet()
			.stream()
			.filter((fact) -> !CaseFileWords.of("finding", fact.getKey()).equals(fact.getKey()))
			.map((fact) -> new CaseView.Found(CaseFileWords.of("finding", fact.getKey()),
					said(fact.getKey(), fact.getValue())))
			.toList();
	}

	private static String said(String name, Object fact) {
		if (fact instanceof Boolean truth) {
			return CaseFileWords.of("truth", truth);
		}
		if (fact instanceof PersonName person) {
			return person.value();
		}
		if (fact instanceof LocalDate day) {
			return CalendarWords.shownDate(day);
		}
		return (fact instanceof String code) ? CaseFileWords.of(kind(name), code) : fact.toString();
	}

	/**
	 * Returns the kind of a code, the last word of its name, such as a visitor's
	 * relation.
	 */
	private static String kind(String name) {
		return StringUtils.uncapitalize(name.replaceFirst(".*(?=[A-Z])", ""));
	}

}
