package sa.wusul.services.fee;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.Digits;
import sa.wusul.platform.form.FormHandler;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * Handler of the form by which an accountant decides on differences of a day. The process
 * gets the rest of the list.
 */
@Component
class ReconcileBillsFormHandler implements FormHandler {

	private final BillDifferences differences;

	ReconcileBillsFormHandler(BillDifferences differences) {
		this.differences = differences;
	}

	@Override
	public String form() {
		return "services-reconcile-bills";
	}

	@Override
	public Result handle(Submission submission) {
		var day = LocalDate.parse(submission.fact("reportDay"));
		var decision = submission.answers().variable("differenceDecision");
		this.differences.decide(day, lines(submission.answers().text("differenceLines")),
				BillDifferences.Decision.valueOf(decision), submission.author());
		var listing = this.differences.listing(day);
		return Result.as(Map.of("differenceCount", listing.count(), "differenceList", listing.text()));
	}

	private static List<Integer> lines(String written) {
		return Arrays.stream(Digits.toLatin(written).split("[^0-9]+"))
			.filter((part) -> !part.isBlank())
			.map(ReconcileBillsFormHandler::line)
			.distinct()
			.toList();
	}

	private static int line(String digits) {
		try {
			return Integer.parseInt(digits);
		}
		catch (NumberFormatException tooLong) {
			throw new RefusalException(Kind.INVALID, "difference.notOpen", digits);
		}
	}

}
