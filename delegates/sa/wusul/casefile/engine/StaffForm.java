package sa.wusul.casefile.engine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;

/**
 * A start form as staff see it: without the choices named by the form's property
 * {@code selfService}, which only citizens on self-service channels make. The form used
 * for checking answers keeps them.
 */
final class StaffForm {

	private static final ObjectMapper JSON = new ObjectMapper();

	private StaffForm() {
	}

	static InputStream of(InputStream form) {
		try (form) {
			var schema = JSON.readTree(form);
			leaveOut(schema.path("components"));
			return new ByteArrayInputStream(JSON.writeValueAsBytes(schema));
		}
		catch (IOException unreadable) {
			throw new UncheckedIOException(unreadable);
		}
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
