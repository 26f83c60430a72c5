package org.tongtian.k8s;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Everything that one kustomization renders. */
record Cluster(String name, List<Manifest> manifests) {

  Cluster {
    manifests = List.copyOf(manifests);
  }

  Stream<Manifest> ofKind(String kind) {
    return manifests.stream().filter(manifest -> manifest.is(kind));
  }

  List<Manifest> workloads() {
    return manifests.stream().filter(Manifest::isWorkload).toList();
  }

  List<Manifest> applications() {
    return manifests.stream().filter(Manifest::isApplication).toList();
  }

  Optional<Manifest> find(String kind, String name) {
    return ofKind(kind).filter(manifest -> manifest.name().equals(name)).findFirst();
  }

  /** Like {@link #find}, also by the name before kustomize added the hash of the content. */
  Optional<Manifest> generated(String kind, String name) {
    return ofKind(kind)
        .filter(manifest -> manifest.name().matches(name + "(-[a-z0-9]{10})?"))
        .findFirst();
  }

  Manifest get(String kind, String name) {
    return generated(kind, name)
        .orElseThrow(
            () -> new IllegalArgumentException(this.name + " has no " + kind + "/" + name));
  }

  /** A copy in which one object is changed; this one stays as it is. */
  Cluster with(String kind, String name, Consumer<Manifest> change) {
    Manifest before = get(kind, name);
    Manifest after = new Manifest(before.json().deepCopy());
    change.accept(after);
    if (after.equals(before)) {
      throw new IllegalArgumentException("the change changes nothing in " + before.id());
    }
    return new Cluster(
        this.name, manifests.stream().map(each -> each.equals(before) ? after : each).toList());
  }

  /** A copy that lacks one object. */
  Cluster without(String kind, String name) {
    Manifest gone = get(kind, name);
    return new Cluster(this.name, manifests.stream().filter(each -> !each.equals(gone)).toList());
  }
}
