package sa.wusul.browser;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;

/**
 * The accessibility tree of a page, as Chromium hands it to a screen reader, without the
 * parts that it leaves out.
 */
final class HeardTree {

	private static final Set<String> CONTROLS = Set.of("textbox", "radio", "checkbox", "combobox", "button", "link",
			"spinbutton", "DisclosureTriangle", "InputTime", "switch", "listbox");

	private final Map<String, JsonObject> nodes = new HashMap<>();

	private final List<JsonObject> inOrder = new ArrayList<>();

	private HeardTree(JsonObject answer) {
		for (var one : answer.getAsJsonArray("nodes")) {
			var node = one.getAsJsonObject();
			this.nodes.put(node.get("nodeId").getAsString(), node);
		}
		this.nodes.values()
			.stream()
			.filter((node) -> !node.has("parentId"))
			.forEach((root) -> collect(root, this.inOrder));
	}

	static HeardTree of(Page page, CDPSession devTools) {
		devTools.send("Accessibility.enable");
		return new HeardTree(devTools.send("Accessibility.getFullAXTree"));
	}

	private void collect(JsonObject node, List<JsonObject> found) {
		found.add(node);
		children(node).forEach((child) -> collect(child, found));
	}

	private List<JsonObject> children(JsonObject node) {
		return node.has("childIds") ? StreamSupport.stream(node.getAsJsonArray("childIds").spliterator(), false)
			.map((id) -> this.nodes.get(id.getAsString()))
			.filter((child) -> child != null)
			.toList() : List.of();
	}

	/** Returns the controls in the order in which they are reached. */
	List<Heard> controls() {
		return this.inOrder.stream()
			.filter((node) -> !node.get("ignored").getAsBoolean())
			.filter((node) -> CONTROLS.contains(value(node, "role")))
			.map(this::heard)
			.toList();
	}

	private Heard heard(JsonObject node) {
		return new Heard(value(node, "role"), value(node, "name"), value(node, "description"), states(node),
				group(node));
	}

	private static Map<String, String> states(JsonObject node) {
		var states = new HashMap<String, String>();
		if (node.has("properties")) {
			for (var one : node.getAsJsonArray("properties")) {
				var property = one.getAsJsonObject();
				var value = property.getAsJsonObject("value").get("value");
				if (value != null) {
					states.put(property.get("name").getAsString(), value.getAsString());
				}
			}
		}
		return states;
	}

	/** Returns the nearest group with a name around a control. */
	private Heard group(JsonObject node) {
		for (var around = parent(node); around != null; around = parent(around)) {
			if (Set.of("group", "radiogroup").contains(value(around, "role")) && !value(around, "name").isEmpty()) {
				return new Heard(value(around, "role"), value(around, "name"), value(around, "description"),
						states(around), null);
			}
		}
		return null;
	}

	private JsonObject parent(JsonObject node) {
		return node.has("parentId") ? this.nodes.get(node.get("parentId").getAsString()) : null;
	}

	private static String value(JsonObject node, String name) {
		return node.has(name) && node.getAsJsonObject(name).has("value")
				? node.getAsJsonObject(name).get("value").getAsString().strip() : "";
	}

	/**
	 * A part of the page as it is heard.
	 *
	 * @param states such as {@code required}, {@code invalid} and {@code expanded}
	 * @param group the group that names it, or {@code null}
	 */
	record Heard(String role, String name, String description, Map<String, String> states, Heard group) {

		boolean is(String state) {
			return "true".equals(this.states.get(state));
		}

		@Override
		public String toString() {
			return this.role + " \"" + this.name + "\" " + this.description + " " + this.states.entrySet()
				.stream()
				.filter((state) -> Set.of("required", "invalid", "expanded", "checked").contains(state.getKey()))
				.map(Object::toString)
				.sorted()
				.collect(Collectors.joining(" "))
					+ ((this.group != null) ? " in " + this.group.role + " \"" + this.group.name + "\"" : "");
		}

	}

}
