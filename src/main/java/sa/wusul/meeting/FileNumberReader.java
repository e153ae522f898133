package sa.wusul.meeting;

import org.springframework.stereotype.Component;

import sa.wusul.platform.form.FormText;

/**
 * The number of the file of a meeting as of when the form of its reading was opened. The
 * reader's answer names it.
 */
@Component
class FileNumberReader implements FormText {

	private final MeetingFileService files;

	FileNumberReader(MeetingFileService files) {
		this.files = files;
	}

	@Override
	public String name() {
		return "fileNumber";
	}

	@Override
	public String about(String caseReference) {
		return this.files.latest(caseReference).orElse("");
	}

}
