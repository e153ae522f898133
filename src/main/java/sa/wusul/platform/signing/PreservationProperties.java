package sa.wusul.platform.signing;

import java.net.URI;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the completion of signatures in papers.
 *
 * @param authorities file (PEM) with the certificates of the authorities above the key
 * that signs papers and above those that confirm times
 * @param revocationLists addresses of the lists of revoked certificates of all of them
 */
@ConfigurationProperties("wusul.papers.preservation")
public record PreservationProperties(@DefaultValue("") String authorities, @DefaultValue( {
	}) List<URI> revocationLists){
}
