package sa.wusul.tawasul;

import java.util.Arrays;
import java.util.Optional;

/**
 * The relation of a person to a detainee, by the civil register or the registry of
 * agencies.
 */
public enum Relation {

	SPOUSE, PARENT, CHILD, SIBLING, OTHER, LAWYER, NONE;

	/** Parses a word of the register; an unknown word is {@link #NONE}. */
	public static Relation of(Object word) {
		return Optional.ofNullable(word)
			.flatMap((said) -> Arrays.stream(values()).filter((relation) -> relation.name().equals(said)).findFirst())
			.orElse(NONE);
	}

}
