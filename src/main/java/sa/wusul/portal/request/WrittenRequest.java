package sa.wusul.portal.request;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import sa.wusul.casefile.Channel;
import sa.wusul.citizen.RequestDraft;
import sa.wusul.papers.ScanService.Loose;
import sa.wusul.platform.form.FieldCondition;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.portal.request.RequestForm.Question;
import sa.wusul.portal.request.RequestForm.Said;
import sa.wusul.portal.request.RequestForm.Step;
import sa.wusul.services.ServiceCatalogue.NeededDocument;
import sa.wusul.services.ServiceCatalogue.Service;

/**
 * A request as far as a citizen has written it.
 *
 * @param answers those of the draft, of the register and of the form itself
 * @param refusals of these answers by the key of their field
 * @param known keys of the answers that others than the citizen gave
 * @param steps that ask something after these answers
 * @param neededKinds names of the documents without which it is not complete
 * @param subject the people whom it is about, if a register named them
 */
record WrittenRequest(Service service, RequestForm form, Map<String, Object> answers,
		Map<String, RefusalException> refusals, Set<String> known, List<Step> steps, Set<String> neededKinds,
		Optional<RequestDraft> draft, Optional<RequestSubject> subject) {

	static WrittenRequest of(Service service, RequestForm form, Map<String, Object> answers,
			Map<String, RefusalException> refusals, Set<String> known, FieldCondition condition,
			Optional<RequestDraft> draft, Optional<RequestSubject> subject) {
		var steps = form.steps(answers, condition);
		var asked = steps.stream().map(Step::keys).flatMap(Set::stream).collect(Collectors.toSet());
		refusals.keySet().retainAll(asked);
		return new WrittenRequest(service, form, answers, refusals, known, steps,
				needed(service, form.context(answers), condition), draft, subject);
	}

	private static Set<String> needed(Service service, Map<String, Object> context, FieldCondition condition) {
		return service.neededDocuments()
			.stream()
			.filter((document) -> document.requiredWhen().isEmpty()
					|| condition.holds(document.requiredWhen(), context))
			.map(NeededDocument::nameAr)
			.collect(Collectors.toCollection(LinkedHashSet::new));
	}

	/** Returns the names of needed documents that are not added yet. */
	Set<String> missingKinds() {
		var missing = new LinkedHashSet<>(this.neededKinds);
		documents().forEach((document) -> missing.remove(document.kind()));
		return missing;
	}

	List<Loose> documents() {
		return this.draft.map(RequestDraft::documents).orElse(List.of());
	}

	/** Returns the answers to the questions that are asked, and those of the register. */
	Map<String, Object> asked() {
		var asked = new LinkedHashMap<String, Object>();
		this.steps.stream()
			.flatMap((step) -> step.questions().stream())
			.filter((question) -> question.isAnswered() && this.answers.containsKey(question.key()))
			.forEach((question) -> asked.put(question.key(), this.answers.get(question.key())));
		this.subject.ifPresent((about) -> asked.putAll(about.answers()));
		return asked;
	}

	/** Tells whether the service has a calendar in which no time is chosen yet. */
	boolean mayChooseTime() {
		return this.form.hasTime() && !this.answers.containsKey(RequestForm.TIME);
	}

	/** Returns the step that asks something under this number of the form. */
	Optional<Step> step(int number) {
		return this.steps.stream().filter((step) -> step.number() == number).findFirst();
	}

	/**
	 * Returns the step at which the citizen goes on: in a draft the first one with an
	 * answer that is missing or wrong, otherwise the first one that asks what is not
	 * known; empty if the draft is complete.
	 */
	Optional<Step> next() {
		if (this.draft.isPresent()) {
			return this.steps.stream().filter(this::isRefused).findFirst();
		}
		return this.steps.stream()
			.filter((step) -> !this.known.containsAll(step.keys()))
			.findFirst()
			.or(() -> this.steps.stream().findFirst());
	}

	Optional<Step> after(int number) {
		return this.steps.stream().filter((step) -> step.number() > number).findFirst();
	}

	Optional<Step> before(int number) {
		return this.steps.stream().filter((step) -> step.number() < number).reduce((one, later) -> later);
	}

	boolean isRefused(Step step) {
		return step.questions().stream().anyMatch((question) -> this.refusals.containsKey(question.key()));
	}

	/** Returns the questions of a step that its page has not shown yet. */
	Set<String> newIn(Step step, Set<String> shown) {
		var keys = new LinkedHashSet<String>();
		step.questions().stream().map(Question::key).filter((key) -> !shown.contains(key)).forEach(keys::add);
		return keys;
	}

	private boolean isAnswered(Question question) {
		var answer = this.answers.get(question.key());
		return answer != null && !String.valueOf(answer).isBlank();
	}

	/** Returns the answer to a question in words; empty if there is none. */
	Optional<Said> said(Question question) {
		return isAnswered(question) ? Optional.of(question.words(this.answers.get(question.key()))) : Optional.empty();
	}

	/**
	 * The place at which a request is written.
	 *
	 * @param centre of the kiosk
	 */
	record Place(Channel channel, Optional<String> centre, Locale locale) {

	}

}
