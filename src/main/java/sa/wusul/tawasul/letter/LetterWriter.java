package sa.wusul.tawasul.letter;

import java.io.Serializable;

import sa.wusul.casefile.IdentityNumber;

/**
 * A detainee who proved at a terminal who they are.
 *
 * @param section of the centre that handed over their code
 */
public record LetterWriter(String identityNumber, String name, String section) implements Serializable {

	IdentityNumber identity() {
		return new IdentityNumber(this.identityNumber);
	}

}
