package sa.wusul.tawasul;

import java.util.Arrays;
import java.util.Optional;

/**
 * What a person is to a detainee, as the civil register or the registry of agencies says.
 */
public enum Relation {

	SPOUSE, PARENT, CHILD, SIBLING, OTHER, LAWYER, NONE;

	/** A word of the register; what is not one of these counts for nothing. */
	public static Relation of(Object word) {
		return Optional.ofNullable(word)
			.flatMap((said) -> Arrays.stream(values()).filter((relation) -> relation.name().equals(said)).findFirst())
			.orElse(NONE);
	}

}
