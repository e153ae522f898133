package sa.wusul.tawasul.disclosure;

import java.util.List;

import sa.wusul.casefile.IdentityNumber;

/** The log of what was told of detainees. What is in it is never changed. */
public interface Disclosures {

	/** Everything that was told of a detainee, oldest first. */
	List<Disclosure> of(IdentityNumber detainee);

	/** What was told in a case. */
	List<Disclosure> ofCase(String reference);

}
