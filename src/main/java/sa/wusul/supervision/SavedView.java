package sa.wusul.supervision;

import java.util.Map;

/**
 * A selection of figures or cases that a supervisor keeps under a name: codes of places,
 * figures and columns, as in the address of the page.
 *
 * @param starts whether the page begins with it
 * @param open whether the person still supervises its places
 */
public record SavedView(long id, String name, Map<String, String> choices, boolean starts, boolean open) {

	SavedView opened(boolean allowed) {
		return new SavedView(this.id, this.name, this.choices, this.starts, allowed);
	}

}
