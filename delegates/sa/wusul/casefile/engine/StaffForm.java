package sa.wusul.casefile.engine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import sa.wusul.casefile.Opener;
import sa.wusul.platform.form.FormParts;
import sa.wusul.platform.form.FormPeople;
import sa.wusul.platform.identity.Organisation;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.text.ArabicText;

/**
 * A start form as staff see it: without the choices named by the form's property
 * {@code selfService}, which only citizens on self-service channels make, with the people
 * whom they may choose, and with those places only for which they may start the process:
 * a single one is chosen already. The form used for checking answers differs in all
 * three.
 */
@Component
class StaffForm {

	private static final ObjectMapper JSON = new ObjectMapper();

	private static final String CENTRES = "centres";

	private static final String SECTIONS = "sections";

	private final ObjectProvider<FormPeople> people;

	private final Rights rights;

	StaffForm(ObjectProvider<FormPeople> people, Rights rights) {
		this.people = people;
		this.rights = rights;
	}

	/**
	 * Returns the form for a member of staff.
	 * @param process the process that the form starts
	 */
	InputStream forSignedIn(InputStream form, String process, Opener opener) {
		try (form) {
			var schema = JSON.readTree(form);
			leaveOut(schema.path("components"));
			schema.path("components").forEach(this::offer);
			if (!opener.isAdministrator()) {
				limit((ArrayNode) schema.path("components"), process, opener.groups());
			}
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

	private void limit(ArrayNode components, String process, Set<String> groups) {
		var limited = new HashMap<String, Set<String>>();
		var last = 0;
		for (var place = 0; place < components.size(); place++) {
			if (FormParts.isOfOwnPlaces(components.get(place))) {
				var list = components.get(place).path("properties").path(FormParts.LIST).asText();
				limited.put(list, this.rights.ownPlaces(groups, process, list));
				keepOwn((ObjectNode) components.get(place), limited.get(list));
				last = place + 1;
			}
		}
		if (limited.keySet().containsAll(Set.of(CENTRES, SECTIONS))) {
			var own = pairs(limited).filter((pair) -> pair.isOf(groups, process, this.rights)).toList();
			if (own.size() < pairs(limited).count()) {
				components.insert(last, warning(own));
			}
		}
	}

	private static Stream<Pair> pairs(Map<String, Set<String>> limited) {
		return limited.get(CENTRES)
			.stream()
			.flatMap((centre) -> limited.get(SECTIONS).stream().map((section) -> new Pair(centre, section)));
	}

	/**
	 * Returns the text that tells those who work in sections of several centres which
	 * ones these are, while they have chosen another one.
	 */
	private ObjectNode warning(List<Pair> own) {
		var text = JSON.createObjectNode();
		text.put("id", "Text_OwnPlaces").put("type", "text");
		text.put("text",
				ArabicText.of("form.ownPlaces",
						own.stream()
							.map((pair) -> pair.name(this.rights.organisation()))
							.collect(Collectors.joining(ArabicText.of("form.comma")))));
		text.putObject("conditional")
			.put("hide",
					own.stream()
						.map(Pair::condition)
						.collect(Collectors.joining(" or ", "=centre = null or section = null or ", "")));
		return text;
	}

	/** A section of a centre. */
	private record Pair(String centre, String section) {

		boolean isOf(Set<String> groups, String process, Rights rights) {
			return rights.mayStart(groups, process, this.centre, this.section);
		}

		String name(Organisation organisation) {
			return organisation.choices(CENTRES).get(this.centre) + " – "
					+ organisation.choices(SECTIONS).get(this.section);
		}

		String condition() {
			return "(centre = \"" + this.centre + "\" and section = \"" + this.section + "\")";
		}

	}

	/** Leaves out the places of others, and chooses the place if only one is left. */
	private static void keepOwn(ObjectNode component, Set<String> own) {
		if (component.path("values") instanceof ArrayNode values) {
			for (var place = values.size() - 1; place >= 0; place--) {
				if (!own.contains(values.get(place).path("value").asText())) {
					values.remove(place);
				}
			}
			if (values.size() == 1) {
				component.set("defaultValue", values.get(0).get("value"));
			}
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
