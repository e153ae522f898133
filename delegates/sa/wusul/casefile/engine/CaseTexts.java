package sa.wusul.casefile.engine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import sa.wusul.casefile.AccessLog;
import sa.wusul.casefile.CaseRead;
import sa.wusul.platform.form.FormText;

/** The texts about a case in the form of a task; showing one is an access to the case. */
@Component
class CaseTexts {

	private static final ObjectMapper JSON = new ObjectMapper();

	private final ObjectProvider<FormText> texts;

	private final AccessLog log;

	CaseTexts(ObjectProvider<FormText> texts, AccessLog log) {
		this.texts = texts;
		this.log = log;
	}

	/** Returns the form with its texts put in. */
	InputStream putInto(InputStream form, Supplier<CaseRead> access) {
		try (form) {
			var schema = JSON.readTree(form);
			var read = false;
			for (var component : schema.path("components")) {
				var shows = component.path("properties").path("shows").asText();
				if (!shows.isEmpty()) {
					var look = access.get();
					((ObjectNode) component).put("text", text(shows, look.reference()));
					if (!read) {
						this.log.write(look);
					}
					read = true;
				}
			}
			return new ByteArrayInputStream(JSON.writeValueAsBytes((JsonNode) schema));
		}
		catch (IOException unreadable) {
			throw new UncheckedIOException(unreadable);
		}
	}

	private String text(String name, String reference) {
		return this.texts.stream()
			.filter((text) -> text.name().equals(name))
			.findFirst()
			.orElseThrow(() -> new IllegalStateException("No text is named " + name))
			.about(reference);
	}

}
