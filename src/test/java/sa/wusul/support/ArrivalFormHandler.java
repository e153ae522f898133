package sa.wusul.support;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import sa.wusul.platform.form.FormHandler;

/**
 * The handler of a form that only the story of processes without a case deploys. It
 * belongs to every {@link CaseStory}, so that this story needs no program of its own.
 */
public class ArrivalFormHandler implements FormHandler {

	private final AtomicReference<Submission> last = new AtomicReference<>();

	/** Returns the holder of the last submission. */
	public AtomicReference<Submission> last() {
		return this.last;
	}

	@Override
	public String form() {
		return "reception-test-arrive";
	}

	@Override
	public Result handle(Submission submission) {
		this.last.set(submission);
		return Result.as("visit-1", Map.of("counter", submission.answers().variables().get("counter"), "visitKnown",
				submission.businessKey().equals(Optional.empty())));
	}

}
