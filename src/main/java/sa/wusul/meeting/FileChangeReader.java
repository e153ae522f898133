package sa.wusul.meeting;

import java.util.List;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import sa.wusul.platform.form.FormText;
import sa.wusul.platform.text.ShownText;

/** The changes in a case since the file of its meeting was read. */
@Component
class FileChangeReader implements FormText {

	/** Characters with a meaning in Markdown, which texts of people may contain. */
	private static final String SIGNS = "[^\\p{L}\\p{M}\\p{N} .,:،؛()/'’+-]";

	private final MeetingFileService files;

	FileChangeReader(MeetingFileService files) {
		this.files = files;
	}

	@Override
	public String name() {
		return "fileChanges";
	}

	@Override
	public String about(String caseReference) {
		var changes = this.files.changesSinceReading(caseReference).orElse(List.of());
		return changes.isEmpty() ? ShownText.of("dossierChange.NONE")
				: changes.stream()
					.map((change) -> "- " + change.replaceAll(SIGNS, " "))
					.collect(Collectors.joining("\n", ShownText.of("dossierChange.SOME") + "\n\n", ""));
	}

}
