from pipeline.extraction.quantities.finding import find_quantities

__all__ = ["find_quantities"]
