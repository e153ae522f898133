package sa.wusul.room;

import org.springframework.stereotype.Component;

import sa.wusul.platform.form.FormHandler;

/** Handler of the form by which a person asks for the viewing of a recording. */
@Component
class AskViewingFormHandler implements FormHandler {

	private final RecordingViewings viewings;

	AskViewingFormHandler(RecordingViewings viewings) {
		this.viewings = viewings;
	}

	@Override
	public String form() {
		return "room-ask-viewing";
	}

	@Override
	public Result handle(Submission submission) {
		return this.viewings.ask(submission);
	}

}
