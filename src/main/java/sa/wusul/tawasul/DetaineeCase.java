package sa.wusul.tawasul;

import java.util.Optional;

import sa.wusul.casefile.IdentityNumber;

/**
 * The link of a case to the detainee it is about, with the role of its requester.
 *
 * @param prison code of the prison that holds the detainee; empty if none does
 */
public record DetaineeCase(String reference, IdentityNumber detainee, ContactRole role, Optional<String> prison) {
}
