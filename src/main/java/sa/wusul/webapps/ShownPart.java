package sa.wusul.webapps;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/**
 * A part of a case that a step shows beside its form, by the property {@code shows} of
 * its model. The rules of models know the same codes ({@code shownParts}).
 */
public enum ShownPart {

	/** The person, with the agent who asked for them. */
	REQUESTER,

	/** Subject, text and the other answers of the request. */
	REQUEST,

	/** Documents that the requester provided. */
	DOCUMENTS,

	/** Papers that were issued. */
	PAPERS,

	/** Earlier steps with what was decided, and their notes. */
	STEPS,

	/** Facts of the registers, and what the table made of them. */
	EXAMINATION,

	APPOINTMENT,

	DELIVERY,

	/** Messages to the requester. */
	MESSAGES,

	/** The detainee whom the case is about. */
	DETAINEE,

	/** The authorisation of a leave, and the departure under it. */
	LEAVE,

	/** The visitors of a visit, each with the decision on them. */
	VISITORS,

	/** The directive that is carried out. */
	DIRECTIVE,

	/** The letter with the answer that the step reviews or signs, as a preview. */
	LETTER;

	/** Value of the property where a step belongs to no case. */
	private static final String NONE = "NONE";

	/** Reads the property; a step without it shows nothing. */
	static Set<ShownPart> of(String property) {
		var parts = EnumSet.noneOf(ShownPart.class);
		if (property != null && !property.equals(NONE)) {
			Arrays.stream(property.split(",")).map(ShownPart::valueOf).forEach(parts::add);
		}
		return parts;
	}

	static Set<ShownPart> all() {
		return EnumSet.allOf(ShownPart.class);
	}

}
