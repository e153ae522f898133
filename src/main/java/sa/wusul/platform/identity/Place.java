package sa.wusul.platform.identity;

import sa.wusul.platform.text.ShownText;

/**
 * A centre, a section, a department or another entry of a list, with its names.
 *
 * @param letter first letter of a section's tickets; {@code null} for other places
 * @param letterEn the letter that stands for it in English
 */
public record Place(String id, String ar, String en, String letter, String letterEn) {

	/** Returns the name in the language of the page that asks. */
	public String shown() {
		return ShownText.choose(this.ar, this.en);
	}

}
