package sa.wusul.tawasul.disclosure;

import java.util.List;

import sa.wusul.casefile.IdentityNumber;

/** The log of disclosures about detainees. Its entries are never changed. */
public interface Disclosures {

	/** Returns all disclosures about a detainee, oldest first. */
	List<Disclosure> forDetainee(IdentityNumber detainee);

	/** Returns the disclosures made in a case. */
	List<Disclosure> forCase(String reference);

}
