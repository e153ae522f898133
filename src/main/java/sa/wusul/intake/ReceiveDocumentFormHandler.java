package sa.wusul.intake;

import java.util.Optional;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.DocumentRequests;
import sa.wusul.casefile.DocumentUploads;
import sa.wusul.casefile.StepNoteWriter;
import sa.wusul.platform.form.FormHandler;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * Form handler of the receipt of a document at the counter: it was scanned into the case
 * since it was requested, or it is one whose original staff may see instead.
 */
@Component
class ReceiveDocumentFormHandler implements FormHandler {

	private final DocumentRequests requests;

	private final DocumentUploads uploads;

	private final OriginalDecisions originals;

	private final StepNoteWriter notes;

	ReceiveDocumentFormHandler(DocumentRequests requests, DocumentUploads uploads, OriginalDecisions originals,
			StepNoteWriter notes) {
		this.requests = requests;
		this.uploads = uploads;
		this.originals = originals;
		this.notes = notes;
	}

	@Override
	public String form() {
		return "intake-receive-document";
	}

	/**
	 * Takes the receipt of the document that was requested, if one was.
	 * @throws RefusalException {@code document.notAttached} if the case has no such
	 * document
	 */
	@Override
	public Result handle(Submission submission) {
		var reference = submission.businessKey().orElseThrow();
		Optional.ofNullable(submission.fact("missingDocument"))
			.filter((kind) -> !this.originals.suffices(kind) && !isAttached(reference))
			.ifPresent((missing) -> {
				throw new RefusalException(Kind.INVALID, "document.notAttached");
			});
		this.notes.writeAnswer(submission);
		return Result.as(submission.answers().variables());
	}

	private boolean isAttached(String reference) {
		return this.requests.findOpen(reference)
			.filter((request) -> this.uploads.answer(reference, request))
			.isPresent();
	}

}
