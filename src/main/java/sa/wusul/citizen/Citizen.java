package sa.wusul.citizen;

import java.io.Serializable;

/**
 * Who proved that the telephone on file is his, or for whom the national identity
 * provider vouched: a citizen or resident at the portal.
 *
 * @param identityNumber of his national ID or iqama
 * @param mobile the number on file
 */
public record Citizen(String identityNumber, String mobile) implements Serializable {

	/** Who he is, is nothing for a log. */
	@Override
	public String toString() {
		return "Citizen";
	}

}
