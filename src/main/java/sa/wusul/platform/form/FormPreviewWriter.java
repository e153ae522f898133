package sa.wusul.platform.form;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import sa.wusul.platform.identity.Organisation;

/**
 * Writer of whole forms for the preview of Camunda Modeler, where a form shows only the
 * names of its parts. The build runs it.
 */
public final class FormPreviewWriter {

	private static final String FORM = ".form";

	private final Path forms;

	private final Path preview;

	private FormPreviewWriter(Path forms, Path preview) {
		this.forms = forms;
		this.preview = preview;
	}

	/**
	 * @param folders of the forms and of their previews
	 */
	public static void main(String[] folders) throws IOException {
		new FormPreviewWriter(Path.of(folders[0]), Path.of(folders[1])).write();
	}

	private void write() throws IOException {
		var organisation = Organisation.load();
		var parts = new FormParts(this::part, organisation::choices, organisation::englishChoices);
		try (var files = Files.walk(this.forms)) {
			for (var form : files.filter((file) -> file.toString().endsWith(FORM)).toList()) {
				var whole = this.preview.resolve(this.forms.relativize(form));
				Files.createDirectories(whole.getParent());
				Files.write(whole, parts.putInto(Files.readAllBytes(form)));
			}
		}
	}

	private Optional<byte[]> part(String id) {
		var file = this.forms.resolve("parts").resolve(id + FORM);
		try {
			return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(file.toString(), ex);
		}
	}

}
