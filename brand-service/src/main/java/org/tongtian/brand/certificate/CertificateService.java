package org.tongtian.brand.certificate;

import java.util.List;
import org.springframework.stereotype.Service;
import org.tongtian.kit.problem.Refusal;

/** Certificates of products (promise B2). */
@Service
public class CertificateService {

  private final CertificateRepository repository;

  CertificateService(CertificateRepository repository) {
    this.repository = repository;
  }

  /** The product's certificates, valid or not, oldest registration first. */
  public List<Certificate> of(String productId) {
    return repository.of(productId);
  }

  void put(String id, CertificateStatement statement) {
    if (!repository.insert(statement.under(id)) && repository.find(id) == null) {
      throw Refusal.conflict("brand.certificate_number_taken");
    }
  }
}
