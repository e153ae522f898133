package sa.wusul.casefile.engine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import sa.wusul.platform.form.FormPeople;

/**
 * A start form as staff see it: without the choices named by the form's property
 * {@code selfService}, which only citizens on self-service channels make, and with the
 * people whom they may choose. The form used for checking answers differs in both.
 */
@Component
class StaffForm {

	private static final ObjectMapper JSON = new ObjectMapper();

	private final ObjectProvider<FormPeople> people;

	StaffForm(ObjectProvider<FormPeople> people) {
		this.people = people;
	}

	InputStream forSignedIn(InputStream form) {
		try (form) {
			var schema = JSON.readTree(form);
			leaveOut(schema.path("components"));
			schema.path("components").forEach(this::offer);
			return new ByteArrayInputStream(JSON.writeValueAsBytes(schema));
		}
		catch (IOException unreadable) {
			throw new UncheckedIOException(unreadable);
		}
	}

	/** Puts in the people of the list that the component names. */
	private void offer(JsonNode component) {
		var list = component.path("properties").path("people").asText();
		this.people.stream().filter((candidate) -> candidate.list().equals(list)).forEach((found) -> {
			var values = ((ObjectNode) component).putArray("values");
			found.forSignedIn().forEach((user, name) -> values.addObject().put("label", name).put("value", user));
		});
	}

	private static void leaveOut(JsonNode components) {
		for (var component : components) {
			leaveOut(component.path("components"));
			var selfService = Set.of(component.path("properties").path("selfService").asText().split(","));
			if (component.path("values") instanceof ArrayNode values) {
				for (var place = values.size() - 1; place >= 0; place--) {
					if (selfService.contains(values.get(place).path("value").asText())) {
						values.remove(place);
					}
				}
			}
		}
	}

}
