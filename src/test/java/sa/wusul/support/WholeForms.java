package sa.wusul.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import sa.wusul.platform.form.FormParts;
import sa.wusul.platform.identity.Organisation;

/** The project's forms with their parts put in, as they are deployed. */
public final class WholeForms {

	private static final Path PARTS = Path.of("forms/parts");

	private static final FormParts PUT = new FormParts(WholeForms::part, Organisation.load()::choices,
			Organisation.load()::englishChoices);

	private WholeForms() {
	}

	public static byte[] read(Path form) {
		try {
			return putPartsInto(Files.readAllBytes(form));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(form.toString(), ex);
		}
	}

	public static byte[] putPartsInto(byte[] form) {
		return PUT.putInto(form);
	}

	private static Optional<byte[]> part(String id) {
		var file = PARTS.resolve(id + ".form");
		try {
			return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(file.toString(), ex);
		}
	}

}
