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
import sa.wusul.casefile.UrgentLanes;
import sa.wusul.platform.form.FormText;
import sa.wusul.platform.form.FormWords;

/**
 * The texts about a case in the form of a task, and the facts about it on which texts
 * depend. Showing a text is an access to the case.
 */
@Component
class CaseTexts {

	private static final ObjectMapper JSON = new ObjectMapper();

	private final ObjectProvider<FormText> texts;

	private final AccessLog log;

	private final UrgentLanes lanes;

	CaseTexts(ObjectProvider<FormText> texts, AccessLog log, UrgentLanes lanes) {
		this.lanes = lanes;
		this.texts = texts;
		this.log = log;
	}

	/**
	 * Returns the form with its texts and facts put in.
	 * @param process the instance to which the task belongs
	 */
	InputStream putInto(InputStream form, Supplier<String> process, Supplier<CaseRead> access) {
		try (form) {
			var schema = JSON.readTree(form);
			var read = false;
			for (var component : schema.path("components")) {
				var shows = component.path("properties").path("shows").asText();
				if (!shows.isEmpty()) {
					var look = access.get();
					put((ObjectNode) component, text(shows, look.reference(), process.get()));
					if (!read) {
						this.log.write(look);
					}
					read = true;
				}
				if (condition(component).contains(CaseForms.URGENT_LANE)) {
					var open = this.lanes.isOpen(access.get().reference());
					((ObjectNode) component.path("conditional")).put("hide",
							condition(component).replace(CaseForms.URGENT_LANE, Boolean.toString(open)));
				}
			}
			return new ByteArrayInputStream(JSON.writeValueAsBytes((JsonNode) schema));
		}
		catch (IOException unreadable) {
			throw new UncheckedIOException(unreadable);
		}
	}

	/**
	 * Puts in the text, or the only option of a select. An option that was chosen before
	 * the text changed is none of the form any more.
	 */
	private static void put(ObjectNode component, String text) {
		if (component.has("key")) {
			component.put("defaultValue", text).putArray("values").addObject().put("label", text).put("value", text);
		}
		else {
			component.put("text", text);
			// A page in English puts this word in place of the text.
			((ObjectNode) component.path("properties")).remove("text" + FormWords.ENGLISH);
		}
	}

	private static String condition(JsonNode component) {
		return component.path("conditional").path("hide").asText();
	}

	private String text(String name, String reference, String process) {
		return this.texts.stream()
			.filter((text) -> text.name().equals(name))
			.findFirst()
			.orElseThrow(() -> new IllegalStateException("No text is named " + name))
			.about(reference, process);
	}

}
