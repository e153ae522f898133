package sa.wusul.papers;

import java.io.ByteArrayInputStream;
import java.io.IOException;

import eu.europa.esig.dss.cms.CMS;
import eu.europa.esig.dss.cms.object.CMSObjectUtils;
import eu.europa.esig.dss.spi.exception.IllegalInputException;
import org.bouncycastle.asn1.ASN1InputStream;

/**
 * Reading of signatures for DSS, which names it in {@code META-INF/services}. A signature
 * in a PDF has zeros behind it up to the length of its place; Bouncy Castle refuses them
 * from 1.84 on, and DSS 6.4 passes them on.
 */
public final class PaddedCms extends CMSObjectUtils {

	@Override
	public CMS parseToCMS(byte[] padded) {
		try {
			return super.parseToCMS(
					new ASN1InputStream(new ByteArrayInputStream(padded), padded.length).readObject().getEncoded());
		}
		catch (IOException malformed) {
			throw new IllegalInputException("Not a signature: " + malformed.getMessage(), malformed);
		}
	}

}
