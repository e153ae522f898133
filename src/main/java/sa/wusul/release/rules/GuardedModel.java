package sa.wusul.release.rules;

import java.util.Map;

/**
 * What guards cases in a file, element by element.
 *
 * @param id of the process, table or form
 * @param nameEn the English name of a process or a table; the Arabic name of anything
 * else
 */
public record GuardedModel(String id, String name, String nameEn, Map<String, GuardedElement> elements) {

	/** A model without elements, for a file that is not in service. */
	public static GuardedModel none(String id) {
		return new GuardedModel(id, "", "", Map.of());
	}

	public boolean isNew() {
		return this.elements.isEmpty();
	}

}
