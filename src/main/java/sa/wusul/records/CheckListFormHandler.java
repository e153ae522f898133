package sa.wusul.records;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseReference;
import sa.wusul.platform.form.FormHandler;

/**
 * Handler of the form by which an officer checks a disposal list. Reasons stay with the
 * list; the process gets the rest of it.
 */
@Component
class CheckListFormHandler implements FormHandler {

	private final Disposals disposals;

	CheckListFormHandler(Disposals disposals) {
		this.disposals = disposals;
	}

	@Override
	public String form() {
		return "records-check-list";
	}

	@Override
	public Result handle(Submission submission) {
		var answers = submission.answers();
		var number = ((Number) submission.facts().get("disposalNumber")).longValue();
		var decision = answers.variable("listDecision");
		switch (decision) {
			case "EXCLUDE" -> this.disposals.exclude(number, chosen(answers.text("chosenCases")),
					answers.text("listReason"), submission.author());
			case "HOLD" -> this.disposals.hold(number, chosen(answers.text("chosenCases")), answers.text("listReason"),
					submission.author());
			default -> {
				// The whole list goes on to the second person.
			}
		}
		var listing = this.disposals.listing(number);
		return Result.as(Map.of("listDecision", decision, "caseCount", (long) listing.count(), "caseList",
				listing.text(), "rulesVersion", listing.rulesVersion()));
	}

	private static List<String> chosen(String written) {
		return Arrays.stream(written.split("[,;،؛\\s]+"))
			.filter((part) -> !part.isBlank())
			.map((part) -> CaseReference.parse(part).value())
			.distinct()
			.toList();
	}

}
